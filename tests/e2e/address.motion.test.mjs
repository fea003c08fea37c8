// The same once more, with motion.

process.env.MOTION = "on";
await import("./address.test.mjs");
