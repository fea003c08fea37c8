// The kill switch: takes the place of every service worker of this site, throws away what it kept
// and then itself. Pages come from the network from then on.
const PREFIX = `awesome-papers ${new URL("./", location).pathname} `;

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => {
  const end = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
    await Promise.all(names.map((name) => caches.delete(name)));
    await registration.unregister();
  };
  event.waitUntil(end());
});
