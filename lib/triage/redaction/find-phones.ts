import type { TextRange } from "@/lib/text/fold";
import { BLOCK } from "./blocks";

/**
 * Phone numbers: with "+" or "00" and a country, after a word such as "Tel.", in the North American form, or national ones
 * that start with a nought. Dates, addresses of machines and numbers that are named otherwise ("order 0123456789")
 * are none. A bare row of digits without any of these signs is not found: nothing tells it from an order number.
 */
export function findPhones(text: string): TextRange[] {
  const found = [
    ...numbersOf(text, LABELLED, false),
    ...numbersOf(text, PLUS, false),
    ...numbersOf(text, NATIONAL, true),
    ...numbersOf(text, AMERICAN, true),
  ].sort((a, b) => a.start - b.start || b.end - a.end);
  let free = 0;
  return found.filter(({ start, end }) => {
    if (start < free) return false;
    free = end;
    return true;
  });
}

const FRESH = `(?<![\\p{L}\\p{N}_.,:/#+${BLOCK}-])`;
const ENDS = `(?![\\p{L}\\p{N}_${BLOCK}]|[.,:/-]\\d)`;
const SIGNS = "[ \\t./()-]{0,3}";

const LABEL =
  "(?:tel(?:efon\\p{L}{0,3}|ephone|éfono|éf)?|t[ée]l[ée]phone|tél|(?:tele)?phone|mobile?|móvil|cell(?:phone)?|handy|fax|whats ?app|ruf ?nummer|portable|call(?: me)?(?: back)?(?: at| on)?|reach (?:me|us) (?:at|on)|телефон|тел|电话|手机|電話|전화|هاتف|फोन|फ़ोन)";

const LABELLED = new RegExp(
  `(?<![\\p{L}\\p{N}])${LABEL}(?: (?:number|no|nr|num|is|ist))?[.:#]?(?: is| ist)?[ \\t:.-]{0,4}(?<number>\\+?\\(?\\+?\\d(?:${SIGNS}\\d){5,14})${ENDS}`,
  "giu",
);
/** Not one more group of a longer number. */
const ALONE = "(?<!\\d )";
const PLUS = new RegExp(`${FRESH}(?<number>\\(?\\+ ?\\(?[1-9](?:${SIGNS}\\d){7,14})${ENDS}`, "gu");
const NATIONAL = new RegExp(
  `${FRESH}${ALONE}(?<number>\\(?(?:00[1-9]\\d(?:${SIGNS}\\d){6,12}|0[1-9](?:${SIGNS}\\d){7,10}))${ENDS}`,
  "gu",
);
const AMERICAN = new RegExp(`${FRESH}${ALONE}(?<number>(?:\\(\\d{3}\\) ?|\\d{3}[-. ])\\d{3}[-. ]\\d{4})${ENDS}`, "gu");

function numbersOf(text: string, form: RegExp, mayBeNamed: boolean): TextRange[] {
  return [...text.matchAll(form)].flatMap((match) => {
    const number = match.groups?.number ?? "";
    const start = match.index + match[0].length - number.length;
    if (isDateOrMachine(number)) return [];
    return mayBeNamed && NAMED.test(text.slice(Math.max(0, start - 40), start))
      ? []
      : [{ start, end: start + number.length }];
  });
}

/** The name of what the number counts, right before it. */
const NAMED =
  /(?:order|invoice|ticket|case|incident|request|ref(?:erence)?|serial|imei|asset|inventory|article|sku|tracking|parcel|contract|customer|policy|build|version|error|code|bestell|bestellung|auftrag|rechnung|kunden|vertrag|facture|commande|factura|pedido|s\/n|id)[\p{L}]{0,8}(?:[ -](?:number|no|nr|num|id|code))?[ .:#°=-]{0,4}$/iu;

const DATE = /^\(?(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})(?!\d)/;
const MACHINE = /^\d{1,3}(?:\.\d{1,3}){3}$/;

function isDateOrMachine(number: string): boolean {
  return DATE.test(number) || MACHINE.test(number);
}
