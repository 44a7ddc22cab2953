import { SECOND_MS } from "@/lib/clock";
import { log } from "@/lib/log";

/**
 * Tries to get what only one process can have. Answers how to give it back, or undefined where another has it;
 * `onLost` is called if it is lost without being given back.
 */
export type HoldLock = (onLost: () => void) => Promise<(() => Promise<void>) | undefined>;

/** How long a follower waits before it asks again. */
const FOLLOW_MS = 3 * SECOND_MS;

/** Whether this process runs the functions. Goes on asking while another one leads, and again when the lead is lost. */
export class Leadership {
  leads = false;
  /** Settles when the lock was asked for the first time. */
  asked: Promise<void> = Promise.resolve();
  private stopped = false;
  /** Nobody could be asked; said once. */
  private unheard = false;
  private timer: NodeJS.Timeout | undefined;
  private giveBack: (() => Promise<void>) | undefined;

  constructor(
    private readonly hold: HoldLock,
    private readonly onChange: (leads: boolean) => void,
  ) {}

  start(): void {
    this.asked = this.ask();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    this.leads = false;
    await this.giveBack?.().catch((error) => log("warn", "the engine's lock was not given back", {}, error));
    this.giveBack = undefined;
  }

  private async ask(): Promise<void> {
    try {
      this.giveBack = await this.hold(() => this.lose());
      this.unheard = false;
    } catch (error) {
      if (!this.unheard) log("warn", "the engine's lock could not be asked for", {}, error);
      this.unheard = true;
    }
    if (this.stopped) return this.stop();
    if (!this.giveBack) return this.askLater();
    this.leads = true;
    this.onChange(true);
  }

  private lose(): void {
    this.giveBack = undefined;
    if (this.stopped || !this.leads) return;
    log("warn", "the engine's lock was lost; another process may lead now");
    this.leads = false;
    this.onChange(false);
    this.askLater();
  }

  private askLater(): void {
    this.timer = setTimeout(() => void this.ask(), FOLLOW_MS);
    this.timer.unref();
  }
}
