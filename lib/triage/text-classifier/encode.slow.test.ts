import { describe, expect, it } from "vitest";
import { topicRows } from "@/tests/support/topic-rows";
import { predictLabels } from "./classifier";
import { decodeClassifier, encodeClassifier, MODEL_FORMAT } from "./encode";
import { train } from "./train";

const { classifier } = train(topicRows({ access: 60, hardware: 60, travel: 60 }), { kind: "one" });
const bytes = encodeClassifier(classifier);

describe("encodeClassifier", () => {
  it("A decoded classifier predicts the same and encodes to the same bytes", () => {
    const stored = decodeClassifier(bytes)!;
    for (const row of topicRows({ access: 30, hardware: 30, travel: 30 }, 5)) {
      const [before, after] = [predictLabels(classifier, row), predictLabels(stored, row)];
      expect(after.familiar).toBe(before.familiar);
      expect(after.ranking.map(({ label }) => label)[0]).toBe(before.ranking[0]!.label);
      expect(after.ranking[0]!.confidence).toBeCloseTo(before.ranking[0]!.confidence, 1);
    }
    expect(Buffer.from(encodeClassifier(stored)).equals(Buffer.from(bytes))).toBe(true);
  });

  it("Bytes of another format decode to null", () => {
    const text = new TextDecoder("latin1").decode(bytes);
    const older = Uint8Array.from(Buffer.from(text.replace(`"format":${MODEL_FORMAT}`, '"format":0'), "latin1"));
    expect(older.length).toBe(bytes.length);
    expect(decodeClassifier(older)).toBeNull();
  });

  it("Truncated, extended and foreign bytes decode to null", () => {
    for (const length of [0, 3, 4, 50, bytes.length >> 1, bytes.length - 1]) {
      expect(decodeClassifier(bytes.slice(0, length))).toBeNull();
    }
    expect(decodeClassifier(Uint8Array.of(...bytes, 0))).toBeNull();
    expect(decodeClassifier(new TextEncoder().encode('{"format":1}'))).toBeNull();
    const header = new TextEncoder().encode(JSON.stringify({ format: MODEL_FORMAT }));
    expect(decodeClassifier(Uint8Array.of(header.length, 0, 0, 0, ...header))).toBeNull();
  });

  it("A classifier is read from a view into other bytes", () => {
    const around = Uint8Array.of(9, ...bytes, 9);
    expect(decodeClassifier(around.subarray(1, bytes.length + 1))?.classes).toEqual(classifier.classes);
  });

  it("One enormous weight does not erase the others", () => {
    const weights = classifier.planes.weights.slice();
    weights[0] = 1_000;
    const odd = { ...classifier, planes: { ...classifier.planes, weights } };
    const nonzero = (own: typeof classifier) => own.planes.weights.filter((weight) => weight !== 0).length;
    expect(nonzero(decodeClassifier(encodeClassifier(odd))!)).toBeGreaterThan(0.8 * nonzero(decodeClassifier(bytes)!));
  });

  it("A model with 20 classes and too many terms stays under 5 MB", () => {
    const width = 20;
    const places = 300_000;
    const weights = Float32Array.from({ length: places * width }, (_, i) => Math.sin(i * 12.9898));
    const place = new Uint32Array(1 << 20);
    for (let at = 0; at < places; at++) place[at * 3] = at + 1;
    const vocabulary = Uint32Array.from({ length: 400_000 }, (_, i) => i * 10_007);
    const large = encodeClassifier({
      ...classifier,
      classes: Array.from({ length: width }, (_, k) => `class ${k}`),
      space: { place, idf: new Float32Array(places).fill(5) },
      planes: { classes: width, weights, bias: new Float32Array(width) },
      offsets: new Float32Array(width),
      familiarity: { vocabulary, least: 0.3 },
    });
    expect(large.length).toBeLessThan(5_000_000);
    expect(large.length).toBeGreaterThan(3_000_000);
    expect(decodeClassifier(large)?.classes).toHaveLength(width);
  });
});
