// The journey in this engine, in a wide window, with motion.

import { launch } from "./webkit.mjs";
import { journey } from "./journey.mjs";

await journey(launch, "wide", true);
