import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/** Routes tickets in another process with the same database. Returns their states. */
export async function routeInProcess(settings: Record<string, string>, ids: string[]): Promise<string[]> {
  const worker = new URL("./route-worker.ts", import.meta.url).pathname;
  const env = { ...process.env, ...settings };
  const child = spawn(process.execPath, ["--import", "tsx", worker], { env, stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(JSON.stringify(ids));
  return JSON.parse(await text(child.stdout));
}

/** Routes tickets in several processes at once. */
export async function routeByInstances(
  count: number,
  settings: Record<string, string>,
  ids: string[],
): Promise<string[]> {
  const size = Math.ceil(ids.length / count);
  const parts = Array.from({ length: count }, (_, at) => ids.slice(at * size, (at + 1) * size));
  return (await Promise.all(parts.map((part) => routeInProcess(settings, part)))).flat();
}
