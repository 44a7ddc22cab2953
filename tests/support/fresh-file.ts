import { vi } from "vitest";

// A worker runs one test file after another, so that packages and the compiled database are loaded once. Each file
// starts as in a process of its own: our modules are read anew, and settings and what the app keeps globally are reset.
vi.resetModules();

const all = globalThis as Record<string, unknown>;
for (const name of Object.keys(all)) if (name.startsWith("__signalbox")) delete all[name];

all.workerEnv ??= { ...process.env };
for (const name of Object.keys(process.env)) delete process.env[name];
Object.assign(process.env, all.workerEnv);
