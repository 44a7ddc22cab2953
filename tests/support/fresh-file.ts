import { vi } from "vitest";

// Test files share a worker, so that packages and the compiled database load once. This resets modules, settings and
// globals, as if each file had its own process.
vi.resetModules();

const all = globalThis as Record<string, unknown>;
for (const name of Object.keys(all)) if (name.startsWith("__signalbox")) delete all[name];

all.workerEnv ??= { ...process.env };
for (const name of Object.keys(process.env)) delete process.env[name];
Object.assign(process.env, all.workerEnv);
