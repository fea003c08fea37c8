// The journey in this engine, in a narrow window, without motion.

import { launch } from "./firefox.mjs";
import { journey } from "./journey.mjs";

await journey(launch, "narrow", false);
