interface Ending {
  personId: string;
  at: number;
}

/** When assignments end, next one first. */
export class WorkloadEnds {
  /** The next one is last. */
  private readonly endings: Ending[] = [];

  add(ending: Ending): void {
    let [low, high] = [0, this.endings.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.endings[middle]!.at > ending.at) low = middle + 1;
      else high = middle;
    }
    this.endings.splice(low, 0, ending);
  }

  /** Removes the next end, if not after `at`. */
  takeUntil(at: number): Ending | undefined {
    const next = this.endings.at(-1);
    return next && next.at <= at ? this.endings.pop() : undefined;
  }
}
