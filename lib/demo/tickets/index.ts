import type { Scenario } from "../scenario";
import { ACCOUNT } from "./account";
import { BILLING } from "./billing";
import { CUSTOM } from "./custom-work";
import { DEVELOPERS } from "./developers";
import { FRAUD } from "./fraud";
import { GENERAL } from "./general";
import { TECHNICAL } from "./technical";

export const SCENARIOS: Scenario[] = [
  ...TECHNICAL,
  ...DEVELOPERS,
  ...BILLING,
  ...ACCOUNT,
  ...FRAUD,
  ...GENERAL,
  ...CUSTOM,
];
