import { SECOND_MS } from "@/lib/clock";

/** The part of a Postgres client that a lock needs; `pg` and Neon's driver both have it. */
export interface LockClient {
  connect(): Promise<unknown>;
  query(text: string): Promise<{ rows: Record<string, unknown>[] }>;
  on(event: "error" | "end", listener: () => void): unknown;
  end(): Promise<void>;
}

/** How often the connection is tried; its client must give up on an answer within as long. */
export const LOCK_PULSE_MS = 5 * SECOND_MS;

/**
 * Takes an advisory lock that lives as long as this connection, which is used for nothing else. Answers how to give it
 * back, or undefined where another session has it. A connection that dies or falls silent takes the lock with it:
 * `onLost` is then called, once. Throws where the server can't be reached.
 */
export async function holdSessionLock(
  client: LockClient,
  key: number,
  onLost: () => void,
): Promise<(() => Promise<void>) | undefined> {
  let over = false;
  let pulse: NodeJS.Timeout | undefined;
  const letGo = async () => {
    over = true;
    clearInterval(pulse);
    await client.end();
  };
  const lose = () => {
    if (over) return;
    void letGo().catch(() => {});
    if (pulse) onLost();
  };
  client.on("error", lose);
  client.on("end", lose);
  await client.connect();
  try {
    const { rows } = await client.query(`select pg_try_advisory_lock(${key}) as held`);
    if (rows[0]?.held !== true) return void (await letGo());
  } catch (error) {
    lose();
    throw error;
  }
  pulse = setInterval(() => void client.query("select 1").catch(lose), LOCK_PULSE_MS);
  pulse.unref();
  return letGo;
}
