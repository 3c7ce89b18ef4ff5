// The part of libcurl that Swift cannot call: setopt and getinfo are variadic, a message's data is a union,
// and some constants are cast macros. Everything else of libcurl imports as it is.
#ifndef OUTRIDER_CCURL_SHIM_H
#define OUTRIDER_CCURL_SHIM_H

#include <curl/curl.h>
#include <stddef.h>

typedef size_t (*cc_data_function)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode cc_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

// libcurl copies the text.
static inline CURLcode cc_set_string(CURL *easy, CURLoption option, const char *text) {
    return curl_easy_setopt(easy, option, text);
}

// For PRIVATE, WRITEDATA, HEADERDATA, ERRORBUFFER and lists; libcurl keeps the pointer.
static inline CURLcode cc_set_pointer(CURL *easy, CURLoption option, void *pointer) {
    return curl_easy_setopt(easy, option, pointer);
}

static inline CURLcode cc_set_data_function(CURL *easy, CURLoption option, cc_data_function function) {
    return curl_easy_setopt(easy, option, function);
}

// libcurl copies the bytes.
static inline CURLcode cc_set_blob(CURL *easy, CURLoption option, const void *bytes, size_t count) {
    struct curl_blob blob = {.data = (void *)bytes, .len = count, .flags = CURL_BLOB_COPY};
    return curl_easy_setopt(easy, option, &blob);
}

// A body of `count` bytes, copied.
static inline CURLcode cc_set_body(CURL *easy, const void *bytes, size_t count) {
    CURLcode result = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    return result == CURLE_OK ? curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes) : result;
}

static inline CURLcode cc_get_long(CURL *easy, CURLINFO info, long *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode cc_get_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode cc_get_pointer(CURL *easy, CURLINFO info, void **value) {
    return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode cc_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

static inline CURLcode cc_message_result(const CURLMsg *message) {
    return message->data.result;
}

static inline size_t cc_write_pause(void) {
    return CURL_WRITEFUNC_PAUSE;
}

#endif
