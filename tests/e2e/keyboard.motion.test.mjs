// The same once more, with motion.

process.env.MOTION = "on";
await import("./keyboard.test.mjs");
