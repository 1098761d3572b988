import { usableStorage } from "./usableStorage";

export const localStorage = usableStorage("localStorage");
export const sessionStorage = usableStorage("sessionStorage");
