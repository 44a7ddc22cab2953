import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import type { TriageField, TriageProviderName } from "@/lib/domain/triage";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import { countOutcomes } from "./count-outcomes";
import { type CalibrationCurve, type CalibrationPoint, fitCurve } from "./fit-curve";
import { percentTallies } from "./percent-tallies";

/** What a reader's stated confidence in a field is worth by what people kept. */
export type MeasuredConfidence = (provider: TriageProviderName, field: TriageField, stated: number) => CalibrationPoint;

/** How far back figures look unless told otherwise. */
export const PERIOD_DAYS = 90;

/** Older than this a fit is made anew: what people decide counts within a minute, and one reading a minute waits for the count. */
const FRESH_MS = MINUTE_MS;

interface Fit {
  at: number;
  measured: Promise<MeasuredConfidence>;
}

/** One fit a database and process, however many modules load this one. */
const holder = globalThis as { __signalboxMeasured?: WeakMap<Db, Fit> };

/**
 * How to correct what readers state, from what people decided in the last 90 days, in the shadow too. Where nobody has
 * judged a reader yet, its word is worth what its prior says. Kept for about a minute.
 */
export function measuredConfidence({ db, now }: Pick<Context, "db" | "now">): Promise<MeasuredConfidence> {
  holder.__signalboxMeasured ??= new WeakMap();
  const fits = holder.__signalboxMeasured;
  const at = now().getTime();
  const known = fits.get(db);
  if (known && Math.abs(at - known.at) < FRESH_MS) return known.measured;
  const fit: Fit = { at, measured: fitAll(db, new Date(at - PERIOD_DAYS * DAY_MS)) };
  fits.set(db, fit);
  // A count that failed is no answer to keep.
  fit.measured.catch(() => fits.get(db) === fit && fits.delete(db));
  return fit.measured;
}

async function fitAll(db: Db, since: Date): Promise<MeasuredConfidence> {
  const cells = await countOutcomes({ db }, unrestricted("statistics"), since);
  const curves = new Map<string, CalibrationCurve>();
  return (provider, field, stated) => {
    const name = `${provider}/${field}`;
    const mine = () => cells.filter((cell) => cell.provider === provider && cell.field === field);
    const curve = curves.get(name) ?? fitCurve(percentTallies(mine()), provider);
    curves.set(name, curve);
    return curve(stated);
  };
}
