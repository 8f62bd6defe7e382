/** The engine on tfjs: everything behind this file is fetched when a device is first chosen or timed. */
export { Lane } from './lane.ts'
export { openDevice, type DeviceName, type OpenDevice } from './device.ts'
export { selfTest } from './selfTest.ts'
