import { EventEmitter } from "node:events";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { holdSessionLock, LOCK_PULSE_MS } from "./session-lock";

/** A connection to a server where other sessions may hold the lock. */
class Connection extends EventEmitter {
  ended = false;
  silent = false;
  constructor(private readonly free: boolean) {
    super();
  }
  async connect() {}
  async query(text: string) {
    if (this.silent) throw new Error("Query read timeout");
    return { rows: text.includes("advisory") ? [{ held: this.free }] : [] };
  }
  async end() {
    this.ended = true;
    this.emit("end");
  }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("a lock that lives as long as its connection", () => {
  it("A lock held by another session is not taken, and the connection is closed", async () => {
    const connection = new Connection(false);
    const lost = vi.fn();
    expect(await holdSessionLock(connection, 1, lost)).toBeUndefined();
    expect(connection.ended).toBe(true);
    expect(lost).not.toHaveBeenCalled();
  });

  it("A released lock does not count as lost", async () => {
    const connection = new Connection(true);
    const lost = vi.fn();
    const giveBack = await holdSessionLock(connection, 1, lost);
    await vi.advanceTimersByTimeAsync(3 * LOCK_PULSE_MS);
    await giveBack?.();
    expect(connection.ended).toBe(true);
    expect(lost).not.toHaveBeenCalled();
  });

  it.each([
    ["breaks", (connection: Connection) => void connection.emit("error")],
    ["is closed by the server", (connection: Connection) => void connection.emit("end")],
    [
      "falls silent",
      async (connection: Connection) => {
        connection.silent = true;
        await vi.advanceTimersByTimeAsync(LOCK_PULSE_MS);
      },
    ],
  ])("A lock is lost once when its connection %s", async (_, happens) => {
    const connection = new Connection(true);
    const lost = vi.fn();
    await holdSessionLock(connection, 1, lost);
    await happens(connection);
    connection.emit("error");
    connection.emit("end");
    await vi.advanceTimersByTimeAsync(3 * LOCK_PULSE_MS);
    expect(lost).toHaveBeenCalledOnce();
    expect(connection.ended).toBe(true);
  });

  it("A server that does not answer is an error, and the connection is closed", async () => {
    const connection = new Connection(true);
    connection.silent = true;
    await expect(holdSessionLock(connection, 1, () => {})).rejects.toThrow("timeout");
    expect(connection.ended).toBe(true);
  });

  it("A failed lock request is an error, not a loss", async () => {
    const connection = new Connection(true);
    connection.connect = async () => {
      connection.emit("error");
      throw new Error("connect ECONNREFUSED");
    };
    const lost = vi.fn();
    await expect(holdSessionLock(connection, 1, lost)).rejects.toThrow("ECONNREFUSED");
    expect(lost).not.toHaveBeenCalled();
  });
});
