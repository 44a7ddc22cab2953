interface Ending {
  personId: string;
  at: number;
}

/** When what people have in hand ends, the next one first. */
export class WorkloadEnds {
  /** The next one stands last. */
  private readonly ahead: Ending[] = [];

  add(ending: Ending): void {
    let [low, high] = [0, this.ahead.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ahead[middle]!.at > ending.at) low = middle + 1;
      else high = middle;
    }
    this.ahead.splice(low, 0, ending);
  }

  /** Takes the next one out, if it comes no later than this moment. */
  takeUntil(at: number): Ending | undefined {
    const next = this.ahead.at(-1);
    return next && next.at <= at ? this.ahead.pop() : undefined;
  }
}
