/** Memory that threads see alike, or plain memory in a browser that keeps the other from pages. */
export const sharedMemory = (bytes: number): SharedArrayBuffer | ArrayBuffer =>
  typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes)
