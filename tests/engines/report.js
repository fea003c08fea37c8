// Added by the host to each document of the journey: it tells the host of what a console would show, for
// engines whose console cannot be heard.
{
  const tell = (text) => fetch(`report?${encodeURIComponent(text)}`).catch(() => {});
  addEventListener("error", ({ message, target }) => tell(message ?? `could not load ${target.src ?? target.href}`), true);
  addEventListener("unhandledrejection", ({ reason }) => tell(`unhandled: ${reason}`));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => tell(`refused: ${violatedDirective} ${blockedURI}`));
  for (const level of ["error", "warn"]) {
    const write = console[level];
    console[level] = (...values) => {
      tell(`${level}: ${values.join(" ")}`);
      write.apply(console, values);
    };
  }
}
