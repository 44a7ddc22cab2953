import { SECOND_MS } from "@/lib/clock";

/** The methods of a Postgres client that a lock needs; both `pg` and Neon's driver have them. */
export interface LockClient {
  connect(): Promise<unknown>;
  query(text: string): Promise<{ rows: Record<string, unknown>[] }>;
  on(event: "error" | "end", listener: () => void): unknown;
  end(): Promise<void>;
}

/** Time between checks of the connection. The client must time out within the same time. */
export const LOCK_PULSE_MS = 5 * SECOND_MS;

/**
 * Takes an advisory lock that lasts as long as this connection, which must serve nothing else. Returns the function
 * that releases it, or undefined when another session holds it. Calls `onLost` once if the connection dies or stops
 * answering. Throws when the server can't be reached.
 */
export async function holdSessionLock(
  client: LockClient,
  key: number,
  onLost: () => void,
): Promise<(() => Promise<void>) | undefined> {
  let released = false;
  let pulse: NodeJS.Timeout | undefined;
  const release = async () => {
    released = true;
    clearInterval(pulse);
    await client.end();
  };
  const lose = () => {
    if (released) return;
    void release().catch(() => {});
    if (pulse) onLost();
  };
  client.on("error", lose);
  client.on("end", lose);
  await client.connect();
  try {
    const { rows } = await client.query(`select pg_try_advisory_lock(${key}) as held`);
    if (rows[0]?.held !== true) return void (await release());
  } catch (error) {
    lose();
    throw error;
  }
  pulse = setInterval(() => void client.query("select 1").catch(lose), LOCK_PULSE_MS);
  pulse.unref();
  return release;
}
