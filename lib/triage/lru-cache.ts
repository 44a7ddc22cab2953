/** Keeps the most recently used values. Drops the least recently used one if there are more than `max`. */
export class LruCache<V> {
  readonly #values = new Map<string, V>();
  readonly #max: number;

  constructor(max: number) {
    this.#max = max;
  }

  get(key: string): V | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) this.set(key, value);
    return value;
  }

  set(key: string, value: V): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size > this.#max) this.#values.delete(this.#values.keys().next().value!);
  }
}

/** A cache that all copies of a module share. Next loads a separate copy of a module for each route. */
export function sharedCache<V>(name: string, max: number): LruCache<V> {
  const holder = globalThis as { [key: `__signalbox${string}`]: LruCache<V> | undefined };
  holder[`__signalbox${name}`] ??= new LruCache(max);
  return holder[`__signalbox${name}`]!;
}
