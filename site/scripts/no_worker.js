// The kill switch: takes the place of every service worker of this site, throws away what it kept
// and then itself. Pages come from the network from then on.
const PREFIX = `awesome-papers ${new URL("./", location).pathname} `;

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const empty = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    await Promise.all(names.map((name) => caches.delete(name)));
  };
  const end = async () => {
    await empty();
    await registration.unregister();
    // What the worker before was about to keep when it was replaced.
    await new Promise((resolve) => setTimeout(resolve, 2000));
    await empty();
  };
  event.waitUntil(end());
});
