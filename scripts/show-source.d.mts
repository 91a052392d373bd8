export declare function showSource(page: string): string;
