import { DAY_MS, MINUTE_MS } from "@/lib/clock";
import type { Context } from "@/lib/context";
import type { Db } from "@/lib/db/client";
import type { TriageField, TriageProviderName } from "@/lib/domain/triage";
import { unrestricted } from "@/lib/tickets/visible-tickets";
import { countOutcomes } from "./count-outcomes";
import { type CalibrationCurve, type CalibrationPoint, fitCurve } from "./fit-curve";
import { percentTallies } from "./percent-tallies";

/** Calibrates the confidence that a provider stated for a field. */
export type MeasuredConfidence = (provider: TriageProviderName, field: TriageField, stated: number) => CalibrationPoint;

/** All quality figures count the decisions of this many days. */
export const PERIOD_DAYS = 90;

const FRESH_MS = MINUTE_MS;

interface Fit {
  at: number;
  measured: Promise<MeasuredConfidence>;
}

/** The cache is on globalThis, because Next loads this module separately for each route. */
const holder = globalThis as { __signalboxMeasured?: WeakMap<Db, Fit> };

/** Calibrates all providers by people's decisions of the last 90 days. The result may be up to a minute old. */
export function measuredConfidence({ db, now }: Pick<Context, "db" | "now">): Promise<MeasuredConfidence> {
  holder.__signalboxMeasured ??= new WeakMap();
  const fits = holder.__signalboxMeasured;
  const at = now().getTime();
  const known = fits.get(db);
  if (known && Math.abs(at - known.at) < FRESH_MS) return known.measured;
  const fit: Fit = { at, measured: fitAll(db, new Date(at - PERIOD_DAYS * DAY_MS)) };
  fits.set(db, fit);
  // The next call tries again after a failed count.
  fit.measured.catch(() => fits.get(db) === fit && fits.delete(db));
  return fit.measured;
}

async function fitAll(db: Db, since: Date): Promise<MeasuredConfidence> {
  const cells = await countOutcomes({ db }, unrestricted("statistics"), since);
  const curves = new Map<string, CalibrationCurve>();
  return (provider, field, stated) => {
    const name = `${provider}/${field}`;
    if (!curves.has(name)) {
      const matching = cells.filter((cell) => cell.provider === provider && cell.field === field);
      curves.set(name, fitCurve(percentTallies(matching), provider));
    }
    return curves.get(name)!(stated);
  };
}
