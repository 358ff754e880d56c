// exit: 1
import { count } from './parts/counter.mjs';
import fine, {
    missing as local,
} from './parts/counter.mjs';
