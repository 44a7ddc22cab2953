import type { TextRange } from "@/lib/text/fold";
import { BLOCK, withoutOverlaps } from "./blocks";

/** Finds passwords after "password:" in many languages, and in URLs. Without quotes, a password ends at a space. */
export function findPasswords(text: string): TextRange[] {
  return withoutOverlaps([...inUrls(text), ...afterLabels(text)]);
}

function inUrls(text: string): TextRange[] {
  return [...text.matchAll(/:\/\/(?<login>[^\s/?#"'<>]{1,256})@/g)].flatMap((match) =>
    withoutBlocks(text, { start: match.index + 3, end: match.index + 3 + match.groups!.login!.length }),
  );
}

const LONG =
  "password|passwords|passwd|passcode|passphrase|passwort|kennwort|contraseña|contrasena|mot de passe|palavra[- ]passe|wachtwoord|lösenord|adgangskode|salasana|jelszó|密码|密碼|口令|パスワード|비밀번호|암호|пароль|पासवर्ड|كلمة المرور|كلمة السر|סיסמה|รหัสผ่าน|mật khẩu";
/** Words for a password that also occur inside other words, so they must start a word. */
const SHORT = "pwd|pw|psw|pass|pin|otp|mdp|clave|senha|hasło|haslo|heslo|parola|şifre|sifre|passord|κωδικός";
const eitherForm = (words: string) => [...new Set([words.normalize("NFC"), words.normalize("NFD")])].join("|");
const LABEL = `(?:(?:${eitherForm(LONG)})|(?<![\\p{L}\\p{N}])(?:${eitherForm(SHORT)}))(?!\\p{L})(?:_\\w{1,20}|[ -]?\\d)?`;
const ABOUT = "(?: ?\\([^()\\n]{0,30}\\)| (?:for|to|für|zum|pour|para|of) \\p{L}[\\p{L} ]{0,30})?";

const LABELS = new RegExp(
  `${LABEL}["'\`*]{0,3}${ABOUT}(?<sep>[ \\t]{0,3}(?:=>|->|[:=]{1,2})\\*{0,2}|[ \\t]+(?:is|was|ist|lautet|est|es|jest|é|è)[ \\t]*:?)(?<gap>[ \\t]{0,8}(?:\\r?\\n[ \\t]{0,8})?)`,
  "giu",
);

function afterLabels(text: string): TextRange[] {
  const found: TextRange[] = [];
  LABELS.lastIndex = 0;
  for (let label = LABELS.exec(text); label; label = LABELS.exec(text)) {
    const { sep, gap } = label.groups as { sep: string; gap: string };
    const value = valueAt(text, LABELS.lastIndex, sep.includes("=") && !sep.includes(">"));
    const password = text.slice(value.start, value.end).replaceAll(BLOCK, "");
    if (ORDINARY.test(password) || (!looksInvented(password) && (gap.includes("\n") || !/[:=>]/.test(sep)))) continue;
    found.push(...withoutBlocks(text, value));
    LABELS.lastIndex = Math.max(LABELS.lastIndex, value.end);
  }
  return found;
}

const CLOSING: Record<string, string> = { '"': '"', "'": "'", "`": "`", "“": "”", "„": "“", "«": "»", "‘": "’" };

function valueAt(text: string, at: number, isSetting: boolean): TextRange {
  const closing = CLOSING[text[at] ?? ""];
  if (closing) {
    const line = text.slice(at + 1, at + 201).split("\n", 1)[0]!;
    const length = line.indexOf(closing);
    if (length > 0) return { start: at + 1, end: at + 1 + length };
  }
  const run = isSetting ? /[^\s;&]*/y : /\S*/y;
  run.lastIndex = at;
  const word = run.exec(text)![0];
  const start = at + /^[<([{"'`*_]*/.exec(word)![0].length;
  let end = at + word.length;
  while (end > start && /[.,;:!?)\]}>'"`*_»”]/.test(text[end - 1]!)) end--;
  return { start, end };
}

const ORDINARY =
  /^(?:a|an|and|cannot|can't|change[ds]?|changing|does|doesn't|expired?|expires|forgot|forgotten|has|how|i|i'm|i've|incorrect|invalid|is|it|lost|my|needs?|never|no|not|please|reset|rejected|the|unknown|was|we|what|when|where|why|wrong|yes|abgelaufen|falsch|ich|vergessen|wie|bitte|oublié|expiré|olvidada|caducada)$/i;

/** True if a word has a symbol, a digit or a capital inside. */
function looksInvented(word: string): boolean {
  return word.length >= 4 && /\d|[^\p{L}\p{N}'’,.;:!?()-]|\p{Ll}\p{Lu}/u.test(word);
}

/** The pieces of a range that no other secret covers. A piece with nothing but punctuation is dropped. */
function withoutBlocks(text: string, { start, end }: TextRange): TextRange[] {
  return [...text.slice(start, end).matchAll(new RegExp(`[^${BLOCK}]+`, "g"))]
    .filter(([piece]) => /[^\s.,;:!?()[\]{}<>'"`*_•·-]/.test(piece))
    .map(({ 0: piece, index }) => ({ start: start + index, end: start + index + piece.length }));
}
