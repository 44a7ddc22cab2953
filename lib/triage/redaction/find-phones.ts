import type { TextRange } from "@/lib/text/fold";
import { BLOCK, withoutOverlaps } from "./blocks";

/**
 * Finds phone numbers: with "+" or "00", after "Tel." and the like, in American form, or with a leading zero. Dates and
 * IP addresses don't count, nor, without "Tel." or "+", numbers with another name ("order 0123456789"). Other digits
 * are not found: they may be an order number.
 */
export function findPhones(text: string): TextRange[] {
  return withoutOverlaps([
    ...numbersOf(text, LABELLED, false),
    ...numbersOf(text, PLUS, false),
    ...numbersOf(text, NATIONAL, true),
    ...numbersOf(text, AMERICAN, true),
  ]);
}

const START = `(?<![\\p{L}\\p{N}_.,:/#+${BLOCK}-])`;
const END = `(?![\\p{L}\\p{N}_${BLOCK}]|[.,:/-]\\d)`;
const SEPARATORS = "[ \\t./()-]{0,3}";

const LABEL =
  "(?:tel(?:efon\\p{L}{0,3}|ephone|éfono|éf)?|t[ée]l[ée]phone|tél|(?:tele)?phone|mobile?|móvil|cell(?:phone)?|handy|fax|whats ?app|ruf ?nummer|portable|call(?: me)?(?: back)?(?: at| on)?|reach (?:me|us) (?:at|on)|телефон|тел|电话|手机|電話|전화|هاتف|फोन|फ़ोन)";

const LABELLED = new RegExp(
  `(?<![\\p{L}\\p{N}])${LABEL}(?: (?:number|no|nr|num|is|ist))?[.:#]?(?: is| ist)?[ \\t:.-]{0,4}(?<number>\\+?\\(?\\+?\\d(?:${SEPARATORS}\\d){5,14})${END}`,
  "giu",
);
const ALONE = "(?<!\\d )";
const PLUS = new RegExp(`${START}(?<number>\\(?\\+ ?\\(?[1-9](?:${SEPARATORS}\\d){7,14})${END}`, "gu");
const NATIONAL = new RegExp(
  `${START}${ALONE}(?<number>\\(?(?:00[1-9]\\d(?:${SEPARATORS}\\d){6,12}|0[1-9](?:${SEPARATORS}\\d){7,10}))${END}`,
  "gu",
);
const AMERICAN = new RegExp(`${START}${ALONE}(?<number>(?:\\(\\d{3}\\) ?|\\d{3}[-. ])\\d{3}[-. ]\\d{4})${END}`, "gu");

function numbersOf(text: string, form: RegExp, checkName: boolean): TextRange[] {
  return [...text.matchAll(form)].flatMap((match) => {
    const number = match.groups?.number ?? "";
    const start = match.index + match[0].length - number.length;
    if (DATE.test(number) || IP_ADDRESS.test(number)) return [];
    return checkName && NAMED.test(text.slice(Math.max(0, start - 40), start))
      ? []
      : [{ start, end: start + number.length }];
  });
}

/** Words before a number that say that it is no phone number. */
const NAMED =
  /(?:order|invoice|ticket|case|incident|request|ref(?:erence)?|serial|imei|asset|inventory|article|sku|tracking|parcel|contract|customer|policy|build|version|error|code|bestell|bestellung|auftrag|rechnung|kunden|vertrag|facture|commande|factura|pedido|s\/n|id)[\p{L}]{0,8}(?:[ -](?:number|no|nr|num|id|code))?[ .:#°=-]{0,4}$/iu;

const DATE = /^\(?(?:\d{1,2}([./-])\d{1,2}\1(?:19|20)?\d\d|(?:19|20)\d\d([./-])\d{1,2}\2\d{1,2})(?!\d)/;
const IP_ADDRESS = /^\d{1,3}(?:\.\d{1,3}){3}$/;
