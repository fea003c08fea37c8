// What one engine finds for each query: the positions of the first papers.
import { open, read, report, request } from "./engine.mjs";

const search = await open(read());
for (const text of request.texts) report(Array.from(await search(text, request.limit)));
