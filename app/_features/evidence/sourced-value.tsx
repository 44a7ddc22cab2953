"use client";
import * as Popover from "radix-ui/popover";
import type { ReactNode } from "react";
import { useHoverCard } from "@/app/_client/use-hover-card";
import { useEvidenceLinks } from "./evidence-links";
import { sourcedName } from "./sourced-name";
import { WhyCard, type WhyCardProps } from "./why-card";

interface SourcedValueProps extends Omit<WhyCardProps, "why"> {
  /** The field's label, such as "Category". */
  field: string;
  /** The key, such as "category", links the value to its quotes. */
  fieldKey?: string;
  why?: WhyCardProps["why"];
  /** Shown in place of `text`. */
  children?: ReactNode;
}

/** A value whose underline shows its source. With `why`, it is a button that opens a card with the reasons. */
export function SourcedValue({ field, fieldKey, why, children, ...shown }: SourcedValueProps) {
  const { text, source, confidence } = shown;
  const links = useEvidenceLinks();
  const card = useHoverCard();
  const name = sourcedName(field, text, source, confidence);
  const value = <span className={`sb-source sb-source-${source}`}>{children ?? text}</span>;
  const point = { onPointerEnter: () => links.point(fieldKey ?? null), onPointerLeave: () => links.point(null) };
  if (!why) {
    return (
      <span {...point}>
        <span aria-hidden="true">{value}</span>
        <span className="sr-only">{name}</span>
      </span>
    );
  }
  return (
    <Popover.Root open={card.open} onOpenChange={(open) => open || card.close()}>
      <span {...point}>
        <Popover.Trigger
          className="sb-hit-area rounded-sm text-left"
          aria-label={name}
          onPointerEnter={(event) => event.pointerType === "mouse" && card.scheduleOpen()}
          onPointerLeave={card.scheduleClose}
          onFocus={(event) => event.currentTarget.matches(":focus-visible") && card.scheduleOpen()}
          onBlur={card.scheduleClose}
          onClick={(event) => {
            event.preventDefault();
            card.toggle();
          }}
        >
          {value}
        </Popover.Trigger>
      </span>
      <Popover.Portal>
        <Popover.Content
          ref={card.content}
          className="sb-popover sb-float-in z-40 w-84 max-w-[calc(100vw-2rem)] p-3.5"
          sideOffset={6}
          align="start"
          collisionPadding={16}
          aria-label={`Why: ${name}`}
          onOpenAutoFocus={(event) => card.isHover.current && event.preventDefault()}
          onCloseAutoFocus={(event) => card.isHover.current && event.preventDefault()}
          onPointerEnter={card.keepOpen}
          onPointerLeave={card.scheduleClose}
        >
          <WhyCard {...shown} why={why} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
