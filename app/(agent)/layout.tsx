export { StaffLayout as default } from "@/app/_features/app-shell/staff-layout";
