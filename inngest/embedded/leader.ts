import { SECOND_MS } from "@/lib/clock";
import { log } from "@/lib/log";

/** Tries to take a lock. Returns what releases it, or undefined if another process has it. Loss calls `onLost`. */
export type HoldLock = (onLost: () => void) => Promise<(() => Promise<void>) | undefined>;

const RETRY_MS = 3 * SECOND_MS;

/** Decides if this process runs the functions. Keeps trying to lead while another process does. */
export class Leadership {
  leads = false;
  firstAttempt: Promise<void> = Promise.resolve();
  private stopped = false;
  private warned = false;
  private timer: NodeJS.Timeout | undefined;
  private release: (() => Promise<void>) | undefined;

  constructor(
    private readonly holdLock: HoldLock,
    private readonly onChange: (leads: boolean) => void,
  ) {}

  start(): void {
    this.firstAttempt = this.tryToLead();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    this.leads = false;
    await this.release?.().catch((error) => log("warn", "the engine's lock was not released", {}, error));
    this.release = undefined;
  }

  private async tryToLead(): Promise<void> {
    try {
      this.release = await this.holdLock(() => this.lose());
      this.warned = false;
    } catch (error) {
      if (!this.warned) log("warn", "the attempt to take the engine's lock failed", {}, error);
      this.warned = true;
    }
    if (this.stopped) return this.stop();
    if (!this.release) return this.tryLater();
    this.leads = true;
    this.onChange(true);
  }

  private lose(): void {
    this.release = undefined;
    if (this.stopped || !this.leads) return;
    log("warn", "the engine's lock was lost; another process may lead now");
    this.leads = false;
    this.onChange(false);
    this.tryLater();
  }

  private tryLater(): void {
    this.timer = setTimeout(() => void this.tryToLead(), RETRY_MS);
    this.timer.unref();
  }
}
