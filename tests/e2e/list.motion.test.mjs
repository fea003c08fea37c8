// The same once more, with motion.

process.env.MOTION = "on";
await import("./list.test.mjs");
