import { z } from "zod";
import type { Classifier } from "./classifier";
import { TERM_BITS } from "./terms";
import { readAscending, writeAscending } from "./varints";

/** The version of the layout below. A model with another version is not read. */
export const MODEL_FORMAT = 1;

/** The weights get at most this many bytes. Together with its vocabulary, a model stays under 5 MB. */
const WEIGHT_BYTES = 3_600_000;
const MAX_WORDS = 250_000;
const IDF_STEPS = 4_096;

const Header = z
  .object({
    format: z.literal(MODEL_FORMAT),
    kind: z.enum(["one", "many"]),
    classes: z.array(z.string()).min(1),
    temperature: z.number().positive(),
    offsets: z.array(z.number()),
    bias: z.array(z.number()),
    /** For each class: the weight that a stored 1 means. */
    steps: z.array(z.number()),
    least: z.number(),
    places: z.number().int().min(0),
    termBytes: z.number().int().min(0),
    wordBytes: z.number().int().min(0),
    exceptions: z.number().int().min(0),
  })
  .refine(({ classes, offsets, bias, steps }) =>
    [offsets, bias, steps].every((each) => each.length === classes.length),
  );
type Header = z.infer<typeof Header>;

/**
 * Encodes a classifier. Each weight becomes one byte. If there are too many terms, those that separate the classes
 * least are dropped. Layout: header length, header (JSON), terms, idf, weights, words, exceptions (hashes, classes).
 */
export function encodeClassifier(classifier: Classifier): Uint8Array {
  const { kind, classes, space, planes, offsets, temperature, familiarity, exceptions } = classifier;
  const places = placesToKeep(classifier);
  const termOf = new Uint32Array(space.idf.length);
  space.place.forEach((place, term) => {
    if (place > 0) termOf[place - 1] = term;
  });
  const width = classes.length;
  const steps = classes.map((_, k) => largestWeight(planes.weights, width, k) / 127 || 1);
  const weights = new Int8Array(places.length * width);
  const idf = new Uint16Array(places.length);
  places.forEach((place, at) => {
    idf[at] = Math.min(65_535, Math.round(space.idf[place]! * IDF_STEPS));
    for (let k = 0; k < width; k++) {
      const stored = Math.round(planes.weights[place * width + k]! / steps[k]!);
      weights[at * width + k] = Math.max(-127, Math.min(127, stored));
    }
  });
  const terms = writeAscending(places.map((place) => termOf[place]!));
  const words = writeAscending(familiarity.vocabulary.subarray(0, MAX_WORDS));
  const header: Header = {
    format: MODEL_FORMAT,
    kind,
    classes,
    temperature,
    offsets: [...offsets],
    bias: [...planes.bias],
    steps,
    least: familiarity.least,
    places: places.length,
    termBytes: terms.length,
    wordBytes: words.length,
    exceptions: exceptions.size,
  };
  const head = new TextEncoder().encode(JSON.stringify(header));
  const hashes = new Uint8Array(Float64Array.from(exceptions.keys()).buffer);
  const classesOfHashes = new Uint8Array(Uint16Array.from(exceptions.values()).buffer);
  const length = new Uint8Array(Uint32Array.of(head.length).buffer);
  const parts = [
    length,
    head,
    terms,
    new Uint8Array(idf.buffer),
    new Uint8Array(weights.buffer),
    words,
    hashes,
    classesOfHashes,
  ];
  return new Uint8Array(Buffer.concat(parts));
}

/** Decodes what `encodeClassifier` wrote; null for broken data and another version. */
export function decodeClassifier(bytes: Uint8Array): Classifier | null {
  const header = readHeader(bytes);
  if (!header) return null;
  const { kind, classes, temperature, offsets, bias, steps, least, places, termBytes, wordBytes } = header;
  const width = classes.length;
  const start = 4 + lengthOf(bytes);
  const sizes = [termBytes, places * 2, places * width, wordBytes, header.exceptions * 8, header.exceptions * 2];
  const ends = sizes.map((_, i) => start + sizes.slice(0, i + 1).reduce((sum, size) => sum + size, 0));
  if (ends.at(-1) !== bytes.length) return null;
  const part = (i: number) => bytes.slice(i === 0 ? start : ends[i - 1], ends[i]);
  const idf = Float32Array.from(new Uint16Array(part(1).buffer), (stored) => stored / IDF_STEPS);
  const place = new Uint32Array(1 << TERM_BITS);
  readAscending(part(0)).forEach((term, at) => {
    place[term] = at + 1;
  });
  const stored = new Int8Array(part(2).buffer);
  const weights = Float32Array.from(stored, (weight, at) => weight * steps[at % width]!);
  const hashes = new Float64Array(part(4).buffer);
  const classesOfHashes = new Uint16Array(part(5).buffer);
  return {
    kind,
    classes,
    temperature,
    offsets: Float32Array.from(offsets),
    space: { place, idf },
    planes: { classes: width, weights, bias: Float32Array.from(bias) },
    familiarity: { vocabulary: readAscending(part(3)), least },
    exceptions: new Map(Array.from(hashes, (hash, at) => [hash, classesOfHashes[at]!])),
  };
}

function placesToKeep({ classes, space, planes }: Classifier): number[] {
  const width = classes.length;
  const places = [...space.place].filter((place) => place > 0).map((place) => place - 1);
  const most = Math.floor(WEIGHT_BYTES / (width + 3.5));
  const separation = Float32Array.from(space.idf, (idf, place) => {
    const own = planes.weights.subarray(place * width, (place + 1) * width);
    return (own.reduce((a, b) => Math.max(a, b)) - own.reduce((a, b) => Math.min(a, b))) * idf;
  });
  const bar = places.length > most ? Float32Array.from(separation).sort().at(-most)! : 0;
  return places.filter((place) => separation[place]! > 0 && separation[place]! >= bar).slice(0, most);
}

/** Weights above this many typical weights are cut. Otherwise 255 steps would be too coarse for typical weights. */
const MAX_TIMES_TYPICAL = 24;

function largestWeight(weights: Float32Array, width: number, k: number): number {
  let [most, squares, count] = [0, 0, 0];
  for (let at = k; at < weights.length; at += width) {
    const weight = Math.abs(weights[at]!);
    if (weight === 0) continue;
    most = Math.max(most, weight);
    squares += weight * weight;
    count++;
  }
  const typical = count > 1 ? Math.sqrt(Math.max(0, squares - most * most) / (count - 1)) : most;
  return Math.min(most, MAX_TIMES_TYPICAL * typical);
}

function readHeader(bytes: Uint8Array): Header | null {
  if (bytes.length < 4 || lengthOf(bytes) > bytes.length - 4) return null;
  try {
    const header = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + lengthOf(bytes))));
    return Header.safeParse(header).data ?? null;
  } catch {
    return null;
  }
}

function lengthOf(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
}
