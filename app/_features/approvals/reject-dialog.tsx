"use client";
import { Button } from "@/app/_components/button";
import { Dialog } from "@/app/_components/dialog";
import { TextArea } from "@/app/_components/field";

interface RejectDialogProps {
  onClose: () => void;
  reason: string;
  onReason: (reason: string) => void;
  most: number;
  busy: boolean;
  onReject: () => void;
}

/** A no ends the ticket, so it is asked for twice, and with its reason. */
export function RejectDialog({ onClose, reason, onReason, most, busy, onReject }: RejectDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Reject this request?"
      about="The ticket is cancelled, and the requester gets your reason by mail."
      press={
        <Button look="danger" size="lg" busy={busy} busyWord="Rejecting" onClick={onReject}>
          Reject it
        </Button>
      }
      leave="Go back"
      large
    >
      <div className="roomy text-base">
        <TextArea
          label="Reason"
          hint="optional"
          help="A sentence helps them more than a bare no."
          rows={3}
          maxLength={most}
          value={reason}
          onChange={(event) => onReason(event.target.value)}
          autoFocus
        />
      </div>
    </Dialog>
  );
}
