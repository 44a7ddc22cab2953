/**
 * What stands in a form's fields other than it starts from: typed, or filled in by the browser, before React held the
 * fields. Boxes to tick have no text and are passed over.
 */
export function typedBefore<V extends Record<string, string>>(form: HTMLFormElement, start: V): Partial<V> {
  const typed = Object.keys(start).flatMap((name) => {
    const control = form.elements.namedItem(name);
    const isText =
      control instanceof HTMLTextAreaElement ||
      (control instanceof HTMLInputElement && control.type !== "checkbox" && control.type !== "radio");
    return isText && control.value !== start[name] ? [[name, control.value]] : [];
  });
  return Object.fromEntries(typed) as Partial<V>;
}
