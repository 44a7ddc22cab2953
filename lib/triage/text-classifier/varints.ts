/** Encodes ascending integers as their differences, each in as few bytes as needed (seven bits in a byte). */
export function writeAscending(numbers: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 5);
  let end = 0;
  let before = 0;
  for (let i = 0; i < numbers.length; i++) {
    let distance = numbers[i]! - before;
    before = numbers[i]!;
    while (distance > 127) {
      bytes[end++] = (distance % 128) | 128;
      distance = Math.floor(distance / 128);
    }
    bytes[end++] = distance;
  }
  return bytes.slice(0, end);
}

/** Decodes what `writeAscending` wrote. */
export function readAscending(bytes: Uint8Array): Uint32Array {
  const numbers: number[] = [];
  let [before, distance, unit] = [0, 0, 1];
  for (const byte of bytes) {
    distance += (byte & 127) * unit;
    unit *= 128;
    if (byte & 128) continue;
    before += distance;
    numbers.push(before);
    [distance, unit] = [0, 1];
  }
  return Uint32Array.from(numbers);
}
