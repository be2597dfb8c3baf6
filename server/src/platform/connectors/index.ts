export { ConnectorFault, ConnectorFaultCode, type Connector, type Connectors, type SignedMessage } from './connector.js';
export { loadConnectors, parseConnectors } from './settings.js';
export { newNonce, signQuestion, verifyAnswer } from './signature.js';
