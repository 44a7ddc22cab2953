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

interface PumpOptions {
  ctx: EngineContext;
  server: Server;
  /** Calls at once, for now. */
  concurrency: () => number;
  /** How often to look for what nobody announced: events that another process took in. */
  pollMs: number;
}

/**
 * Moves everything that is due, in rounds: crons, events, waits, calls. Only in the process that leads. An error ends
 * the round, is logged, and the next round tries again.
 */
export class Dispatcher {
  private active = false;
  private underWay = new Map<string, { call: Call; done: Promise<void> }>();
  /** Every call that this process has begun and not seen the end of, also those that are another's by now. */
  private readonly begun = new Set<Promise<void>>();
  private lost: Call[] = [];
  private round: Promise<void> | undefined;
  /** What the next turn looks for: calls alone once one has simply ended, which is most of the time. */
  private again: "no" | "runs" | "all" = "no";
  private fault: unknown;
  private inherited = false;
  private cronsKept = false;
  private cronAt = AT_ONCE;
  private prunedAt = 0;
  private poll: NodeJS.Timeout | undefined;
  private alarm: { at: number; timer: NodeJS.Timeout } | undefined;

  constructor(private readonly options: PumpOptions) {}

  /** Begins, or goes on with a changed list of functions. */
  resume(): void {
    this.cronsKept = false;
    if (!this.active) {
      this.active = true;
      this.inherited = false;
      this.poll = setInterval(() => this.kick(), this.options.pollMs);
      this.poll.unref();
    }
    this.kick();
  }

  /** Begins nothing more. Calls that are under way go on, but are no longer known here. */
  pause(): void {
    this.active = false;
    clearInterval(this.poll);
    clearTimeout(this.alarm?.timer);
    this.alarm = undefined;
    this.underWay = new Map();
    this.lost = [];
  }

  /** Begins nothing more, and waits for what is under way, `graceMs` at most. */
  async drain(graceMs: number): Promise<void> {
    this.pause();
    let timer: NodeJS.Timeout | undefined;
    const enough = new Promise((resolve) => {
      timer = setTimeout(resolve, graceMs);
    });
    await Promise.race([Promise.allSettled([this.round, ...this.begun]), enough]);
    clearTimeout(timer);
  }

  /** Says that something may be due now; `runs`: that at most a call can be made. */
  kick(look: "runs" | "all" = "all"): void {
    if (!this.active) return;
    if (this.again !== "all") this.again = look;
    this.round ??= this.run().finally(() => {
      this.round = undefined;
      // What came while the round was closing; after an error the poll tries again.
      if (this.again !== "no" && !this.fault) this.kick(this.again);
    });
  }

  /** Resolves when nothing is due and nothing under way. Rejects where a round fails, or this process does not lead. */
  async idle(): Promise<void> {
    this.kick();
    for (;;) {
      await this.round;
      if (this.fault) throw this.fault;
      if (!this.active) throw new Error("Only the process that leads comes to rest.");
      if (this.underWay.size > 0) await Promise.race([...this.underWay.values()].map(({ done }) => done));
      else if ((await countDue(this.options.ctx)) === 0) return;
      else this.kick();
    }
  }

  private async run(): Promise<void> {
    while (this.again !== "no" && this.active) {
      const look = this.again;
      this.again = "no";
      try {
        await this.turn(look === "all");
        this.fault = undefined;
      } catch (error) {
        if (!this.fault) log("error", "a round of the embedded engine failed and will be tried again", {}, error);
        this.fault = error;
        return;
      }
    }
  }

  private async turn(all: boolean): Promise<void> {
    const { ctx } = this.options;
    await this.tidy();
    if (this.cronAt <= ctx.now()) this.cronAt = (await fireCrons(ctx)) ?? NEVER;
    for (let moved = 1; moved > 0 && this.active; ) {
      moved = all ? (await scheduleEvents(ctx)) + (await resumeExpired(ctx)) : 0;
      moved += await this.beginCalls(all || moved > 0);
    }
  }

  private async tidy(): Promise<void> {
    const { ctx } = this.options;
    if (!this.inherited) {
      await releaseLost(ctx.db);
      this.inherited = true;
    }
    if (!this.cronsKept) {
      this.cronsKept = true;
      this.cronAt = AT_ONCE;
      await saveCrons(ctx).catch((error) => {
        this.cronsKept = false;
        throw error;
      });
    }
    for (let call = this.lost[0]; call; call = this.lost[0]) {
      await releaseCall(ctx.db, call);
      this.lost.shift();
    }
    const now = ctx.now().getTime();
    if (now - this.prunedAt >= PRUNE_EVERY_MS && !(await prune(ctx))) this.prunedAt = now;
  }

  private async beginCalls(all: boolean): Promise<number> {
    const { ctx, concurrency } = this.options;
    const free = concurrency() - this.underWay.size;
    if (free <= 0) return 0;
    const underWay = [...this.underWay.values()].map(({ call }) => call);
    const calls = await claimCalls(ctx, free, underWay, all);
    for (const call of calls) this.begin(call);
    return calls.length;
  }

  private begin(call: Call): void {
    const { ctx, server } = this.options;
    const mine = this.underWay;
    const name = `${call.runId}.${call.stepId}`;
    const done = makeCall(ctx, server, call, () => this.active)
      .catch((error) => {
        log("error", "what came of a call could not be stored; it will be made again", { runId: call.runId }, error);
        this.lost.push(call);
        return ctx.now();
      })
      .then((dueAt) => {
        mine.delete(name);
        this.begun.delete(done);
        this.scheduleNext(dueAt);
        this.kick(dueAt ? "all" : "runs");
      });
    mine.set(name, { call, done });
    this.begun.add(done);
  }

  /** Looks at a moment that comes before the next poll. */
  private scheduleNext(dueAt: Date | undefined): void {
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
