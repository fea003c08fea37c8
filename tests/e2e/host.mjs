// A host whose site is replaced by another release of it, as GitHub Pages' are at a deploy, and
// whose network can fail. It passes requests on to the sites that `cargo xtask test` serves.

import http from "node:http";

/** Opens a host that shows `site`. */
export async function host(site) {
  const it = {
    /** The release that is deployed. */
    site,
    /** Whether there is a network. */
    isOnline: true,
    /** Changes what is answered for a path below the base, by the headers of the request; nothing to leave it as it is. */
    change: () => undefined,
    /** The paths below the base that were asked for. */
    asked: [],
  };
  const server = http.createServer((request, response) => {
    const below = request.url.slice(it.site.base.length);
    it.asked.push(below);
    if (!it.isOnline) return request.socket.destroy();
    const passed = { ...request.headers, host: new URL(it.site.origin).host, "accept-encoding": "identity" };
    const upstream = http.get(it.site.origin + request.url, { headers: passed, agent: false }, async (answer) => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      const original = { status: answer.statusCode, type: answer.headers["content-type"], body: Buffer.concat(chunks) };
      const changed = it.change(below.split("?")[0], original, { ...request.headers, asked: below });
      if (changed === "broken off") {
        response.writeHead(200, { ...answer.headers, "content-length": original.body.length || 9 });
        response.write(original.body.subarray(0, original.body.length / 2));
        return setTimeout(() => request.socket.destroy(), 20);
      }
      if (!changed) {
        response.writeHead(answer.statusCode, answer.headers);
        return response.end(original.body);
      }
      // What the browser has already is another body then.
      const { status, type, body } = { ...original, status: 200, ...changed };
      response.writeHead(status, { "content-type": type, "cache-control": "max-age=600" });
      response.end(body);
    });
    upstream.on("error", () => request.socket.destroy());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return Object.assign(it, {
    origin,
    address: origin + site.base,
    base: site.base,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  });
}
