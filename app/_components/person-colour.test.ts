import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hueOf, initialsOf } from "./person-colour";

describe("a person’s initials and colour", () => {
  it.each([
    ["Ines Kovač", "IK"],
    ["Marta", "M"],
    ["  leonie  de graf ", "LG"],
    ["samir@northquay.example", "SE"],
    ["🙂", "?"],
    ["", "?"],
  ])("The initials of %j are %s", (name, initials) => expect(initialsOf(name)).toBe(initials));

  it("The same person always gets the same hue", () => {
    expect(hueOf("0198a")).toBe(hueOf("0198a"));
  });

  it("All hues are used, and their initials have a contrast of at least 4.5:1 in both themes", () => {
    const hues = new Set(Array.from({ length: 400 }, (_, index) => hueOf(`person-${index}`)));
    expect(hues.size).toBe(9);
    const [light, dark] = fills();
    for (const hue of hues) {
      for (const theme of [light, dark]) {
        expect(contrast(theme!.background, theme!.text, hue)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

type Tone = [lightness: number, chroma: number];

/** Background and text colour of `.av` in the style sheet: light, then dark. */
function fills(): { background: Tone; text: Tone }[] {
  const css = readFileSync(new URL("../globals.css", import.meta.url), "utf8").replace(/\s+/g, " ");
  const rule = /\.av \{ background: (.*?); color: (.*?); \}/.exec(css);
  const tones = (value = "") =>
    [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) var/g)].map((match): Tone => [Number(match[1]), Number(match[2])]);
  const [backgrounds, texts] = [tones(rule?.[1]), tones(rule?.[2])];
  return [0, 1].map((theme) => ({ background: backgrounds[theme]!, text: texts[theme]! }));
}

function contrast(one: Tone, other: Tone, hue: number): number {
  const [darker, lighter] = [luminance(one, hue), luminance(other, hue)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** WCAG's relative luminance of an oklch colour, computed in linear sRGB. */
function luminance([lightness, chroma]: Tone, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s);
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s);
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
