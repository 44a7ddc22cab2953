// Runs before each test file. What the file before kept for its process must not reach this one.
for (const key of Object.keys(globalThis).filter((name) => name.startsWith("__signalbox")))
  Reflect.deleteProperty(globalThis, key);
