import { parseOptions } from "@node-rs/argon2";
import { afterEach, describe, expect, it, vi } from "vitest";
import { inHashQueue } from "./hash-queue";
import { hashPassword, temporaryPassword, verifyPassword } from "./password";
import { passwordProblem } from "./password-rules";

/** Records the compared hashes; the comparison itself is real. */
const argon2 = vi.hoisted(() => {
  // Test files of one worker share their modules; these must load again with the recorder.
  vi.resetModules();
  return { verified: [] as string[] };
});
vi.mock("@node-rs/argon2", async (original) => {
  const real = await original<typeof import("@node-rs/argon2")>();
  const verify: typeof real.verify = (hash, password) => {
    argon2.verified.push(String(hash));
    return real.verify(hash, password);
  };
  return { ...real, verify };
});
afterEach(() => void argon2.verified.splice(0));

describe("a password", () => {
  it("A password is hashed with argon2id at OWASP's minimum cost and a new salt [S4.8]", async () => {
    const [one, two] = [await hashPassword("a quiet harbour"), await hashPassword("a quiet harbour")];
    expect(one).not.toBe(two);
    expect(parseOptions(one)).toMatchObject({ algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 });
    expect(await verifyPassword(one, "a quiet harbour")).toBe(true);
    expect(await verifyPassword(one, "a quiet harbor")).toBe(false);
  });

  it("Checking a password without an account costs the same and fails", async () => {
    for (const none of [null, undefined]) expect(await verifyPassword(none, "anything")).toBe(false);
    const real = await hashPassword("x");
    expect(argon2.verified).toHaveLength(2);
    for (const standIn of argon2.verified) expect(parseOptions(standIn)).toEqual(parseOptions(real));
  });

  it("A password is the same from every keyboard", async () => {
    expect(await verifyPassword(await hashPassword("cafe\u0301 au lait"), "caf\u00e9 au lait")).toBe(true);
  });

  it("A temporary password is long, easy to read aloud, valid and unique", () => {
    const many = Array.from({ length: 200 }, temporaryPassword);
    expect(new Set(many).size).toBe(200);
    for (const password of many) {
      expect(password).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
      expect(passwordProblem(password)).toBeUndefined();
    }
  });
});

describe("the rules for a new password", () => {
  it.each(["short", "123456789", "x".repeat(201), "1234567890", "PASSWORD-123", "Qwerty 12345", "welcome.123!"])(
    "The password %s is refused with a message",
    (password) => {
      expect(passwordProblem(password)).toMatch(/[.]$/);
    },
  );

  it.each(["1 long enough", "x".repeat(200), "demopassword", "пароль для теста"])(
    "The password %s is allowed",
    (password) => {
      expect(passwordProblem(password, "ana@example.test")).toBeUndefined();
    },
  );

  it("A password equal to the email address is refused", () => {
    expect(passwordProblem("Ana@Example.test", "ana@example.test")).toMatch(/email address/);
  });
});

describe("work that hashes", () => {
  it("Hashing runs two at a time, in order, and continues after a failure", async () => {
    const log: string[] = [];
    let running = 0;
    let most = 0;
    const work = (n: number) =>
      inHashQueue(async () => {
        most = Math.max(most, ++running);
        log.push(`start ${n}`);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        if (n === 1) throw new Error("failed");
      });
    const outcomes = await Promise.allSettled([1, 2, 3, 4, 5].map(work));
    expect(outcomes.map((outcome) => outcome.status)).toEqual(["rejected", ...Array(4).fill("fulfilled")]);
    expect([most, log]).toEqual([2, [1, 2, 3, 4, 5].map((n) => `start ${n}`)]);
  });

  it("Hashing is refused when the queue is full, and the queue continues", async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const all = Array.from({ length: 210 }, () => inHashQueue(() => gate));
    const outcomes = Promise.allSettled(all);
    open();
    const refused = (await outcomes).filter((outcome) => outcome.status === "rejected");
    expect(refused.map((outcome) => outcome.reason.code)).toEqual(Array(8).fill("unavailable"));
    await expect(inHashQueue(async () => "next")).resolves.toBe("next");
  });
});
