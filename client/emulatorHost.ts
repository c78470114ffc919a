import { startEmulator } from '../flexli/emulator/server';

/**
 * Entry of the bundle `dist/emulator.cjs`: the local engine with its store is read from disk only when Local is first
 * used.
 */
export const openEmulator = startEmulator;
