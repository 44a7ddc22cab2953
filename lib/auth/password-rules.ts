export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** The most common passwords that pass the length rule, in lower case without separators. */
const COMMONEST = new Set(
  (
    "1234567890 12345678910 123456789012 0123456789 0987654321 1111111111 0000000000 1122334455 " +
    "1q2w3e4r5t 1qaz2wsx3edc qwertyuiop qwerty12345 qwerty123456 qwertyuiop123 asdfghjkl123 abcdefghij " +
    "abcd123456 password12 password123 password1234 passwordpassword passw0rd123 p@ssword123 p@ssw0rd123 " +
    "letmein123 letmeinplease welcome123 welcome1234 iloveyou123 administrator admin12345 changeme123 " +
    "trustno1trustno1 signalbox123"
  ).split(" "),
);

/** Says in a sentence for the person why a new password is not allowed; undefined if it is allowed. */
export function passwordProblem(password: string, email?: string): string | undefined {
  if (password.length < PASSWORD_MIN) return `A password must have at least ${PASSWORD_MIN} characters.`;
  if (password.length > PASSWORD_MAX) return `A password can have at most ${PASSWORD_MAX} characters.`;
  if (email && password.trim().toLowerCase() === email) return "Your password can't be your email address.";
  if (COMMONEST.has(password.toLowerCase().replace(/[\s_.!-]/g, ""))) {
    return "This password is too common. Choose another one.";
  }
  return undefined;
}
