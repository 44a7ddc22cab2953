/** True if the text has the form and the valid check digits of an IBAN (bank account number), without spaces. */
export function isIban(compact: string): boolean {
  if (!/^[a-z]{2}\d{2}[a-z0-9]{11,30}$/i.test(compact)) return false;
  return remainder(remainder(0, compact.slice(4)), compact.slice(0, 4)) === 1;
}

function remainder(start: number, piece: string): number {
  let rest = start;
  for (const char of piece) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** True if the last digit is the valid check digit of a card number (Luhn, ISO/IEC 7812-1). Takes digits only. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const counted = i % 2 === 0 ? digit : digit * 2;
    sum += counted > 9 ? counted - 9 : counted;
  }
  return digits.length > 0 && sum % 10 === 0;
}
