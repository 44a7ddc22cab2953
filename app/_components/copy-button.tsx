"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { IconButton } from "./button";

/** A button that copies `text` to the clipboard. `label` is its name: "Copy number". */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const Icon = copied ? Check : Copy;
  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1_500);
  }
  return (
    <>
      <IconButton
        label={label}
        onClick={copy}
        className="text-muted"
        icon={<Icon size={14} strokeWidth={1.75} aria-hidden="true" />}
      />
      <span className="sr-only" role="status">
        {copied ? "Copied" : ""}
      </span>
    </>
  );
}
