/** The texts that a person or the browser filled in before hydration. Only those of text inputs and textareas. */
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
