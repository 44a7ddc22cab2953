import type { ProviderTry } from "@/lib/domain/triage";
import type { Grounds } from "./decide";
import type { Reader, Reading } from "./reader";

/** What a verdict is made from. */
export interface Hearing {
  heard: Heard[];
  tries: ProviderTry[];
  grounds: Grounds;
  /** True where something in the text was addressed to a machine. */
  instructed: boolean;
}

/** A reading and whose it is. */
export interface Heard {
  reader: Reader;
  reading: Reading;
  /** True: asked for comparison only, its word never counts. */
  shadow?: boolean;
}
