//! A text that the browser keeps in a database of its own, and the tabs that share it.
//!
//! IndexedDB has transactions, so that two tabs cannot overwrite each other's changes, and room for more
//! than `localStorage`. One text under one key needs little of it, and so no crate around it.
use js_sys::{Function, Promise};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    BroadcastChannel, DomException, IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransactionMode, MessageEvent,
};

const STORE: &str = "texts";
const KEY: &str = "text";
const VERSION: u32 = 1;

/// Why a text could not be read or kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser has no database, or does not let this page use it.
    Unavailable,
    /// There is no room left.
    Full,
    /// A newer release of the site has made another database of it.
    NewerVersion,
}

impl From<JsValue> for StorageError {
    fn from(error: JsValue) -> Self {
        match error.dyn_ref::<DomException>().map(DomException::name).as_deref() {
            Some("QuotaExceededError") => Self::Full,
            Some("VersionError") => Self::NewerVersion,
            _ => Self::Unavailable,
        }
    }
}

/// Changes the text of a database in one transaction: `change` gets the text that is there, if any, and
/// returns the one to keep, or `None` to leave it as it is. What is there and is no text is given as an
/// empty one.
///
/// # Errors
/// When the text cannot be read, or not be kept. Then what was there is still there.
pub async fn update_text(
    name: &str,
    change: impl FnOnce(Option<String>) -> Option<String>,
) -> Result<(), StorageError> {
    let database = open(name).await?;
    let outcome = update(&database, change).await;
    database.close();
    Ok(outcome?)
}

async fn open(name: &str) -> Result<IdbDatabase, JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::NULL)?;
    let request: IdbOpenDbRequest = factory.open_with_u32(name, VERSION)?;
    let opened = request.clone();
    let create = Closure::once(move || {
        if let Ok(database) = opened.result() {
            // If it cannot be made, the first transaction says so.
            let _ = database.unchecked_into::<IdbDatabase>().create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(create.as_ref().unchecked_ref()));
    Ok(result(&request).await?.unchecked_into())
}

async fn update(database: &IdbDatabase, change: impl FnOnce(Option<String>) -> Option<String>) -> Result<(), JsValue> {
    let transaction = database.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)?;
    let store = transaction.object_store(STORE)?;
    let stored = result(&store.get(&KEY.into())?).await?;
    let stored = (!stored.is_undefined()).then(|| stored.as_string().unwrap_or_default());
    let Some(text) = change(stored) else { return Ok(()) };
    let done = first_of(|done, failed| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onabort(Some(failed));
    });
    store.put_with_key(&text.into(), &KEY.into())?;
    done.await.map_err(|_| transaction.error().map_or(JsValue::NULL, JsValue::from))
}

/// The result of a request.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let done = first_of(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    });
    match done.await {
        Ok(()) => request.result(),
        Err(_) => Err(request.error()?.map_or(JsValue::NULL, JsValue::from)),
    }
}

/// Waits for the first of two events, for which `listen` gets the handlers.
async fn first_of(listen: impl FnOnce(&Function, &Function)) -> Result<(), JsValue> {
    let mut listen = Some(listen);
    let promise = Promise::new(&mut |done, failed| {
        if let Some(listen) = listen.take() {
            listen(&done, &failed);
        }
    });
    JsFuture::from(promise).await.map(|_| ())
}

/// The tabs that share something.
pub struct Tabs(Option<BroadcastChannel>);

impl Tabs {
    /// Joins the other tabs with a name, and runs `act` whenever one of them [tells](Self::tell) something. A
    /// browser that cannot is a tab alone.
    #[must_use]
    pub fn join(name: &str, act: impl FnMut() + 'static) -> Self {
        let mut act = act;
        let channel = BroadcastChannel::new(name).ok();
        if let Some(channel) = &channel {
            let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |_| act());
            channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
            // They are heard as long as the page is open.
            heard.forget();
        }
        Self(channel)
    }

    /// Tells the other tabs that something has changed.
    pub fn tell(&self) {
        if let Some(channel) = &self.0 {
            let _ = channel.post_message(&JsValue::NULL);
        }
    }
}
