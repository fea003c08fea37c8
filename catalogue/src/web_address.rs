//! Addresses that may be put in a link.
use std::fmt;

/// An absolute `http` or `https` address, so that a link made of it can neither run
/// a script nor leave the web.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WebAddress(String);

/// Why a text is not a [`WebAddress`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebAddressError {
    address: String,
}

impl fmt::Display for WebAddressError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "“{}” is not a web address; write it in full, starting with https:// or http://",
            self.address
        )
    }
}

impl std::error::Error for WebAddressError {}

impl WebAddress {
    /// Checks `address`: an `http` or `https` scheme, a host, and neither white space
    /// nor control characters nor the characters that end an address in running text
    /// (`"`, `<`, `>`).
    ///
    /// # Errors
    /// When `address` is anything else.
    pub fn new(address: &str) -> Result<Self, WebAddressError> {
        let rest = ["https://", "http://"].iter().find_map(|scheme| {
            let start = address.get(..scheme.len())?;
            start.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..])
        });
        let host = rest.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
        let has_host = host.is_some_and(|host| host.chars().any(char::is_alphanumeric));
        let is_clean = !address
            .chars()
            .any(|character| character.is_whitespace() || character.is_control() || "\"<>\\".contains(character));
        if has_host && is_clean {
            Ok(Self(address.to_owned()))
        } else {
            Err(WebAddressError { address: address.to_owned() })
        }
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The host without `www.`, as a reader would name the site: `github.com`.
    #[must_use]
    pub fn host(&self) -> &str {
        let after_scheme = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let host = after_scheme.split(['/', '?', '#']).next().unwrap_or_default();
        host.strip_prefix("www.").unwrap_or(host)
    }
}

impl fmt::Display for WebAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// `text` with everything but ASCII letters and digits percent-encoded, for a value in the query
/// of an address or the data of a `data:` address.
#[must_use]
pub fn percent_encode(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::WebAddress;

    #[test]
    fn only_http_addresses_with_a_host_are_taken() {
        for good in ["https://arxiv.org/abs/2301.00774", "http://a.b", "HTTPS://a.b/c?d=(e)#f"] {
            assert!(WebAddress::new(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "github.com/KVQuant/",
            "javascript:alert(1)",
            "https://",
            "https:///a",
            "ftp://a.b",
            "https://a.b/c d",
            "https://a.b/\u{7}",
            "data:text/html,x",
            "https://?x",
            "//a.b",
        ] {
            assert!(WebAddress::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_host_is_named_without_www() {
        assert_eq!(WebAddress::new("https://www.github.com/a").unwrap().host(), "github.com");
    }
}
