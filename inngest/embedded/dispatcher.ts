import { MINUTE_MS } from "@/lib/clock";
import { log } from "@/lib/log";
import type { Server } from "./call-function";
import { type Call, claimCalls, releaseCall, releaseLost } from "./claim";
import type { EngineContext } from "./context";
import { countDue } from "./count-due";
import { fireCrons, saveCrons } from "./cron";
import { makeCall } from "./make-call";
import { prune } from "./prune";
import { scheduleEvents } from "./schedule";
import { resumeExpired } from "./waiting";

const AT_ONCE = new Date(0);
const NEVER = new Date(8.64e15);
const PRUNE_EVERY_MS = 10 * MINUTE_MS;

interface DispatcherOptions {
  ctx: EngineContext;
  server: Server;
  concurrency: () => number;
  /** How often to look for work that no `kick` announced, such as events received by another process. */
  pollMs: number;
}

/** Does all that is due, in rounds: crons, events, waits, calls. Works only while this process leads. */
export class Dispatcher {
  private active = false;
  private running = new Map<string, { call: Call; done: Promise<void> }>();
  /** All unfinished calls of this process, including those that another process has taken over. */
  private readonly unfinished = new Set<Promise<void>>();
  private toRelease: Call[] = [];
  private round: Promise<void> | undefined;
  /** What the next turn looks for. After a call that completed its run, the most frequent case, it is only "runs". */
  private next: "nothing" | "runs" | "all" = "nothing";
  private error: unknown;
  private releasedLost = false;
  private cronsSaved = false;
  private nextCronAt = AT_ONCE;
  private prunedAt = 0;
  private poll: NodeJS.Timeout | undefined;
  private alarm: { at: number; timer: NodeJS.Timeout } | undefined;

  constructor(private readonly options: DispatcherOptions) {}

  resume(): void {
    this.cronsSaved = false;
    if (!this.active) {
      this.active = true;
      this.releasedLost = false;
      this.poll = setInterval(() => this.kick(), this.options.pollMs);
      this.poll.unref();
    }
    this.kick();
  }

  /** Starts nothing more. Running calls continue, but no longer count here. */
  pause(): void {
    this.active = false;
    clearInterval(this.poll);
    clearTimeout(this.alarm?.timer);
    this.alarm = undefined;
    this.running = new Map();
    this.toRelease = [];
  }

  /** Starts nothing more, and waits up to `graceMs` for running calls. */
  async drain(graceMs: number): Promise<void> {
    this.pause();
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise((resolve) => {
      timer = setTimeout(resolve, graceMs);
    });
    await Promise.race([Promise.allSettled([this.round, ...this.unfinished]), timeout]);
    clearTimeout(timer);
  }

  kick(what: "runs" | "all" = "all"): void {
    if (!this.active) return;
    if (this.next !== "all") this.next = what;
    this.round ??= this.run().finally(() => {
      this.round = undefined;
      // A kick may come while the round ends; after an error the poll retries.
      if (this.next !== "nothing" && !this.error) this.kick(this.next);
    });
  }

  /** Resolves when nothing is due or running. Rejects when a round fails or this process does not lead. */
  async idle(): Promise<void> {
    this.kick();
    for (;;) {
      await this.round;
      if (this.error) throw this.error;
      if (!this.active) throw new Error("Another process runs the functions.");
      if (this.running.size > 0) await Promise.race([...this.running.values()].map(({ done }) => done));
      else if ((await countDue(this.options.ctx)) === 0) return;
      else this.kick();
    }
  }

  private async run(): Promise<void> {
    while (this.next !== "nothing" && this.active) {
      const what = this.next;
      this.next = "nothing";
      try {
        await this.turn(what === "all");
        this.error = undefined;
      } catch (error) {
        if (!this.error) log("error", "a round of the embedded engine failed and will be tried again", {}, error);
        this.error = error;
        return;
      }
    }
  }

  private async turn(all: boolean): Promise<void> {
    const { ctx } = this.options;
    await this.maintain();
    if (this.nextCronAt <= ctx.now()) this.nextCronAt = (await fireCrons(ctx)) ?? NEVER;
    for (let count = 1; count > 0 && this.active; ) {
      count = all ? (await scheduleEvents(ctx)) + (await resumeExpired(ctx)) : 0;
      count += await this.startCalls(all || count > 0);
    }
  }

  private async maintain(): Promise<void> {
    const { ctx } = this.options;
    if (!this.releasedLost) {
      await releaseLost(ctx.db);
      this.releasedLost = true;
    }
    if (!this.cronsSaved) {
      this.cronsSaved = true;
      this.nextCronAt = AT_ONCE;
      await saveCrons(ctx).catch((error) => {
        this.cronsSaved = false;
        throw error;
      });
    }
    for (let call = this.toRelease[0]; call; call = this.toRelease[0]) {
      await releaseCall(ctx.db, call);
      this.toRelease.shift();
    }
    const now = ctx.now().getTime();
    if (now - this.prunedAt >= PRUNE_EVERY_MS && !(await prune(ctx))) this.prunedAt = now;
  }

  private async startCalls(all: boolean): Promise<number> {
    const { ctx, concurrency } = this.options;
    const free = concurrency() - this.running.size;
    if (free <= 0) return 0;
    const underWay = [...this.running.values()].map(({ call }) => call);
    const calls = await claimCalls(ctx, free, underWay, all);
    for (const call of calls) this.start(call);
    return calls.length;
  }

  private start(call: Call): void {
    const { ctx, server } = this.options;
    // `pause` replaces the map, and this call then belongs to the old one.
    const { running } = this;
    const name = `${call.runId}.${call.stepId}`;
    const done = makeCall(ctx, server, call, () => this.active)
      .catch((error) => {
        log("error", "the result of a call could not be stored; it will be made again", { runId: call.runId }, error);
        this.toRelease.push(call);
        return ctx.now();
      })
      .then((dueAt) => {
        running.delete(name);
        this.unfinished.delete(done);
        this.kickAt(dueAt);
        this.kick(dueAt ? "all" : "runs");
      });
    running.set(name, { call, done });
    this.unfinished.add(done);
  }

  private kickAt(dueAt: Date | undefined): void {
    if (!dueAt || !this.active) return;
    const waitMs = dueAt.getTime() - this.options.ctx.now().getTime();
    if (waitMs <= 0 || waitMs > this.options.pollMs) return;
    if (this.alarm && this.alarm.at <= dueAt.getTime()) return;
    clearTimeout(this.alarm?.timer);
    const timer = setTimeout(() => {
      this.alarm = undefined;
      this.kick();
    }, waitMs);
    timer.unref();
    this.alarm = { at: dueAt.getTime(), timer };
  }
}
